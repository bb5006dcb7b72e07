"""Small files in the official formats, written by hand for the tests."""

SDN = (
    '101,"RED HARBOUR FRONT",-0- ,"SDGT] [FTO",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    "\"a.k.a. 'RHF'.\"\n"
    '102,"MOREL, Tomas Ilario","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    '"DOB 03 May 1961; nationality Peru; Linked "\n\x1a'
)
ALT = '101,1,"fka","HARBOUR GUARD",-0- \n102,2,"aka","MOREL, Tomi",-0- \n'
ADD = '101,1,"Pier 3","Lima","Peru",-0- \n'
COMMENTS = '102,"To: RED HARBOUR FRONT."\n'

SDN_XML = """<?xml version="1.0"?>
<sdnList xmlns="https://example.org/XML"><publshInformation>
<Publish_Date>03/28/2025</Publish_Date><Record_Count>1</Record_Count></publshInformation>
<sdnEntry><uid>7</uid><firstName>Tomas</firstName><lastName>MOREL</lastName>
<sdnType>Individual</sdnType><programList><program>SDGT</program></programList>
<akaList><aka><type>a.k.a.</type><category>weak</category><lastName>TM</lastName></aka></akaList>
</sdnEntry></sdnList>
"""

ADVANCED = """<Sanctions xmlns="https://example.org/ADVANCED_XML">
<DateOfIssue><Year>2026</Year><Month>7</Month><Day>13</Day></DateOfIssue>
<ReferenceValueSets><PartySubTypeValues><PartySubType ID="1">Individual</PartySubType>
</PartySubTypeValues><NamePartTypeValues><NamePartType ID="10">First Name</NamePartType>
<NamePartType ID="11">Last Name</NamePartType></NamePartTypeValues>
<ListValues><List ID="1550">SDN List</List></ListValues>
<SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType></SanctionsTypeValues>
</ReferenceValueSets>
<DistinctParties><DistinctParty FixedRef="9"><Profile ID="19" PartySubTypeID="1"><Identity>
<Alias Primary="true" LowQuality="false"><DocumentedName>
<DocumentedNamePart><NamePartValue NamePartGroupID="2">MOREL</NamePartValue></DocumentedNamePart>
<DocumentedNamePart><NamePartValue NamePartGroupID="1">Tomas</NamePartValue></DocumentedNamePart>
</DocumentedName></Alias><NamePartGroups><MasterNamePartGroup>
<NamePartGroup ID="1" NamePartTypeID="10"/><NamePartGroup ID="2" NamePartTypeID="11"/>
</MasterNamePartGroup></NamePartGroups></Identity></Profile></DistinctParty></DistinctParties>
<SanctionsEntries><SanctionsEntry ProfileID="19" ListID="1550"><EntryEvent>
<Date><Year>2024</Year><Month>2</Month><Day>9</Day></Date></EntryEvent>
<SanctionsMeasure SanctionsTypeID="1"><Comment>SDGT</Comment></SanctionsMeasure></SanctionsEntry>
</SanctionsEntries></Sanctions>
"""

UN = """<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z"><INDIVIDUALS><INDIVIDUAL>
<FIRST_NAME>TOMAS </FIRST_NAME><SECOND_NAME>MOREL</SECOND_NAME><UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE>
<REFERENCE_NUMBER>QDi.901</REFERENCE_NUMBER><LISTED_ON>2015-03-27-04:00</LISTED_ON>
<NATIONALITY><VALUE>Iran (Islamic Republic of)</VALUE></NATIONALITY>
<LAST_DAY_UPDATED><VALUE>2016-10-19</VALUE><VALUE>2020-08-19</VALUE></LAST_DAY_UPDATED>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>El Tio</ALIAS_NAME></INDIVIDUAL_ALIAS>
</INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><FIRST_NAME>RED HARBOUR FRONT</FIRST_NAME>
<UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE><REFERENCE_NUMBER>QDe.902</REFERENCE_NUMBER>
<LISTED_ON>2001-10-06</LISTED_ON></ENTITY></ENTITIES></CONSOLIDATED_LIST>
"""

EU_CSV = (
    "celex,recordId,programKey,annex,measure,startDate,reason,schema,name,alias,weakAlias,"
    "previousName,country,nationality,jurisdiction,birthDate,flag,notes\n"
    "32001R0001,4,EU-TERR,I,Asset freeze,26 Feb. 2011,,LegalEntity,Red Harbour Front,"
    '"RHF; ""A; B""",,,Peru,,,,,\n'
    "32001R0001,4,EU-TERR,II,Travel ban,,,LegalEntity,Red Harbour Front,,,,,,,,,\n"
)

EU_XML = """<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-01-05T10:00:00">
<sanctionEntity euReferenceNumber="EU.77.1" logicalId="77">
<regulation programme="TERR" publicationDate="2003-07-08" entryIntoForceDate="2003-07-09"/>
<regulation programme="TERR" publicationDate="2010-01-02"/>
<subjectType code="person" classificationCode="P"/>
<nameAlias wholeName="Tomas Morel" strong="true"/><nameAlias wholeName="Tio" strong="false"/>
<citizenship countryIso2Code="PE"/><birthdate birthdate="1961-05-03"/></sanctionEntity></export>
"""

CANADA = """<data-set><record><Country>Peru / Pérou</Country><LastName>Morel</LastName>
<GivenName>Tomas</GivenName><Aliases>Tomi Morel; T. Morel</Aliases><Schedule>1</Schedule>
<Item>3</Item><DateOfListing>2020-09-28</DateOfListing></record></data-set>
"""

UK = (
    "Report Date: 21-Nov-2025\n"
    "Last Updated,Unique ID,Name 6,Name 1,Name 2,Name type,Alias strength,Regime Name,"
    "Designation Type,Date Designated,D.O.B,Nationality(/ies)\n"
    "01/02/2025,CTI0001,MOREL,Tomas,,Primary Name,,Counter-Terrorism,Individual,05/06/2020,,Peru\n"
    "01/02/2025,CTI0001,MOREL,Tomi,,Alias,Low,Counter-Terrorism,Individual,05/06/2020,,Peru\n"
)

FTO = (
    "name,aliases,list,designated_on,revoked_on\n"
    "Red Harbour Front,RHF|Harbour Guard,FTO,1999-10-08,2010-01-02\n"
    "Red Harbour Front,,FTO,2015-03-04,\n"
)

FTM = (
    '{"id": "a", "schema": "Organization", "properties": {"name": ["Red Harbour Front"]}}\n'
    '{"id": "s", "schema": "Sanction", "properties": {"entity": ["a"], "authority": ["X"], '
    '"startDate": ["2020-01-02"], "endDate": ["2021-01-02"]}}\n'
)

FILES = {
    "sdn.csv": (SDN, 2),
    "sdn.xml": (SDN_XML, 1),
    "sdn_advanced.xml": (ADVANCED, 1),
    "un.xml": (UN, 2),
    "eu.csv": (EU_CSV, 1),
    "fsf.xml": (EU_XML, 1),
    "canada.xml": (CANADA, 1),
    "uk.csv": (UK, 1),
    "table.csv": (FTO, 2),
    "own.ftm.json": (FTM, 1),
}
