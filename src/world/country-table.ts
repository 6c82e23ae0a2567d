/**
 * The countries by ISO 3166-1 (two and three letters), the codes of the World Factbook (FIPS 10-4, as it calls its files;
 * "-" where it has none), the region (those of the United Nations' M49, the small ones of the Pacific as one), the mean
 * household size where the United Nations give one, and the name.
 *
 * Household sizes: United Nations, Population Division 2019, Database on Household Size and Composition, as carried by
 * Covasim (MIT).
 */

export interface CountryRow {
  /** ISO 3166-1, two and three letters. */
  code: string;
  code3: string;
  /** Pages of the World Factbook; two for Palestine, none for some islands. */
  factbook: readonly string[];
  region: string;
  /** Mean people a household, or null. */
  householdSize: number | null;
  name: string;
}

const REGIONS: Readonly<Record<string, string>> = {
  NA: "Northern Africa",
  WA: "Western Africa",
  MA: "Middle Africa",
  EA: "Eastern Africa",
  SA: "Southern Africa",
  NM: "Northern America",
  CB: "Caribbean",
  CM: "Central America",
  SM: "South America",
  CS: "Central Asia",
  ES: "Eastern Asia",
  SE: "South-eastern Asia",
  SS: "Southern Asia",
  WS: "Western Asia",
  EE: "Eastern Europe",
  NE: "Northern Europe",
  SU: "Southern Europe",
  WE: "Western Europe",
  AN: "Australia and New Zealand",
  PC: "Pacific islands",
};

const TABLE = `
AD AND an SU - Andorra
AE ARE ae WS - United Arab Emirates
AF AFG af SS 8.036 Afghanistan
AG ATG ac CB - Antigua and Barbuda
AI AIA av CB - Anguilla
AL ALB al SU 3.299 Albania
AM ARM am WS 3.542 Armenia
AO AGO ao MA 4.815 Angola
AR ARG ar SM 3.258 Argentina
AS ASM aq PC - American Samoa
AT AUT au WE 2.271 Austria
AU AUS as AN 2.546 Australia
AW ABW aa CB 2.889 Aruba
AX ALA - NE - Åland
AZ AZE aj WS 4.548 Azerbaijan
BA BIH bk SU - Bosnia and Herzegovina
BB BRB bb CB - Barbados
BD BGD bg SS 4.469 Bangladesh
BE BEL be WE 2.362 Belgium
BF BFA uv WA 5.924 Burkina Faso
BG BGR bu EE 2.337 Bulgaria
BH BHR ba WS - Bahrain
BI BDI by EA 4.830 Burundi
BJ BEN bn WA 5.186 Benin
BL BLM tb CB 2.424 Saint Barthélemy
BM BMU bd NM 2.262 Bermuda
BN BRN bx SE - Brunei
BO BOL bl SM 3.530 Bolivia
BQ BES - CB - Caribbean Netherlands
BR BRA br SM 3.311 Brazil
BS BHS bf CB 3.395 Bahamas
BT BTN bt SS - Bhutan
BW BWA bc SA 3.524 Botswana
BY BLR bo EE 2.482 Belarus
BZ BLZ bh CM - Belize
CA CAN ca NM 2.448 Canada
CC CCK ck AN - Cocos Islands
CD COD cg MA 5.302 Democratic Republic of the Congo
CF CAF ct MA 4.906 Central African Republic
CG COG cf MA 4.307 Republic of the Congo
CH CHE sz WE 2.212 Switzerland
CI CIV iv WA 5.090 Ivory Coast
CK COK cw PC - Cook Islands
CL CHL ci SM 3.576 Chile
CM CMR cm MA 4.992 Cameroon
CN CHN ch ES 3.384 China
CO COL co SM 3.526 Colombia
CR CRI cs CM 3.461 Costa Rica
CU CUB cu CB 3.136 Cuba
CV CPV cv WA - Cape Verde
CW CUW cc CB - Curaçao
CX CXR kt AN - Christmas Island
CY CYP cy WS 2.747 Cyprus
CZ CZE ez EE 2.395 Czechia
DE DEU gm WE 2.046 Germany
DJ DJI dj EA - Djibouti
DK DNK da NE - Denmark
DM DMA do CB - Dominica
DO DOM dr CB 3.477 Dominican Republic
DZ DZA ag NA - Algeria
EC ECU ec SM 3.779 Ecuador
EE EST en NE 2.297 Estonia
EG EGY eg NA 4.130 Egypt
EH ESH wi NA - Western Sahara
ER ERI er EA - Eritrea
ES ESP sp SU 2.694 Spain
ET ETH et EA 4.614 Ethiopia
FI FIN fi NE 2.074 Finland
FJ FJI fj PC 4.572 Fiji
FK FLK fk SM - Falkland Islands
FM FSM fm PC - Micronesia
FO FRO fo NE - Faroe Islands
FR FRA fr WE 2.222 France
GA GAB gb MA 4.097 Gabon
GB GBR uk NE 2.265 United Kingdom
GD GRD gj CB - Grenada
GE GEO gg WS 3.337 Georgia
GF GUF - SM 3.454 French Guiana
GG GGY gk NE - Guernsey
GH GHA gh WA 3.492 Ghana
GI GIB gi SU - Gibraltar
GL GRL gl NM - Greenland
GM GMB ga WA 8.229 Gambia
GN GIN gv WA 6.250 Guinea
GP GLP - CB 2.296 Guadeloupe
GQ GNQ ek MA - Equatorial Guinea
GR GRC gr SU 2.440 Greece
GT GTM gt CM 4.805 Guatemala
GU GUM gq PC - Guam
GW GNB pu WA - Guinea-Bissau
GY GUY gy SM 3.795 Guyana
HK HKG hk ES 2.834 Hong Kong
HN HND ho CM 4.467 Honduras
HR HRV hr SU 2.795 Croatia
HT HTI ha CB 4.293 Haiti
HU HUN hu EE 2.603 Hungary
ID IDN id SE 3.859 Indonesia
IE IRL ei NE 2.766 Ireland
IL ISR is WS 3.141 Israel
IM IMN im NE 2.283 Isle of Man
IN IND in SS 4.572 India
IQ IRQ iz WS 7.703 Iraq
IR IRN ir SS 3.492 Iran
IS ISL ic NE - Iceland
IT ITA it SU 2.399 Italy
JE JEY je NE - Jersey
JM JAM jm CB 3.060 Jamaica
JO JOR jo WS 4.718 Jordan
JP JPN ja ES 2.330 Japan
KE KEN ke EA 3.638 Kenya
KG KGZ kg CS 4.214 Kyrgyzstan
KH KHM cb SE 4.611 Cambodia
KI KIR kr PC - Kiribati
KM COM cn EA 5.371 Comoros
KN KNA sc CB - Saint Kitts and Nevis
KP PRK kn ES 3.929 North Korea
KR KOR ks ES 2.529 South Korea
KW KWT ku WS - Kuwait
KY CYM cj CB - Cayman Islands
KZ KAZ kz CS 3.496 Kazakhstan
LA LAO la SE 5.765 Laos
LB LBN le WS - Lebanon
LC LCA st CB - Saint Lucia
LI LIE ls WE 2.320 Liechtenstein
LK LKA ce SS - Sri Lanka
LR LBR li WA 4.945 Liberia
LS LSO lt SA 3.344 Lesotho
LT LTU lh NE 2.320 Lithuania
LU LUX lu WE 2.412 Luxembourg
LV LVA lg NE 2.578 Latvia
LY LBY ly NA - Libya
MA MAR mo NA 5.236 Morocco
MC MCO mn WE - Monaco
MD MDA md EE 2.888 Moldova
ME MNE mj SU 3.214 Montenegro
MF MAF rn CB 2.564 Saint Martin
MG MDG ma EA 4.949 Madagascar
MH MHL rm PC - Marshall Islands
MK MKD mk SU - North Macedonia
ML MLI ml WA 5.811 Mali
MM MMR bm SE 4.223 Myanmar
MN MNG mg ES 4.321 Mongolia
MO MAC mc ES 3.066 Macao
MP MNP cq PC - Northern Mariana Islands
MQ MTQ - CB 2.248 Martinique
MR MRT mr WA - Mauritania
MS MSR mh CB - Montserrat
MT MLT mt SU 2.852 Malta
MU MUS mp EA 3.475 Mauritius
MV MDV mv SS 5.399 Maldives
MW MWI mi EA 4.508 Malawi
MX MEX mx CM 3.740 Mexico
MY MYS my SE 4.557 Malaysia
MZ MOZ mz EA 4.366 Mozambique
NA NAM wa SA 4.238 Namibia
NC NCL nc PC - New Caledonia
NE NER ng WA 5.916 Niger
NF NFK nf AN - Norfolk Island
NG NGA ni WA 4.901 Nigeria
NI NIC nu CM 4.919 Nicaragua
NL NLD nl WE 2.226 Netherlands
NO NOR no NE 2.215 Norway
NP NPL np SS 4.239 Nepal
NR NRU nr PC - Nauru
NU NIU ne PC - Niue
NZ NZL nz AN 2.672 New Zealand
OM OMN mu WS 8.017 Oman
PA PAN pm CM 3.670 Panama
PE PER pe SM 3.752 Peru
PF PYF fp PC - French Polynesia
PG PNG pp PC 5.430 Papua New Guinea
PH PHL rp SE 4.226 Philippines
PK PAK pk SS 6.804 Pakistan
PL POL pl EE 2.806 Poland
PM SPM sb NM - Saint Pierre and Miquelon
PN PCN pc PC - Pitcairn
PR PRI rq CB 2.670 Puerto Rico
PS PSE we+gz WS 5.476 Palestine
PT PRT po SU 2.655 Portugal
PW PLW ps PC - Palau
PY PRY pa SM 4.632 Paraguay
QA QAT qa WS - Qatar
RE REU - EA 2.643 Réunion
RO ROU ro EE 2.879 Romania
RS SRB ri SU 2.879 Serbia
RU RUS rs EE 2.584 Russia
RW RWA rw EA 4.259 Rwanda
SA SAU sa WS - Saudi Arabia
SB SLB bp PC - Solomon Islands
SC SYC se EA 3.778 Seychelles
SD SDN su NA 5.590 Sudan
SE SWE sw NE - Sweden
SG SGP sn SE 3.291 Singapore
SH SHN sh WA - Saint Helena, Ascension and Tristan da Cunha
SI SVN si SU 2.467 Slovenia
SJ SJM sv NE - Svalbard
SK SVK lo EE 2.801 Slovakia
SL SLE sl WA 5.899 Sierra Leone
SM SMR sm SU - San Marino
SN SEN sg WA 8.661 Senegal
SO SOM so EA - Somalia
SR SUR ns SM 3.940 Suriname
SS SSD od EA 5.947 South Sudan
ST STP tp MA 3.836 São Tomé and Príncipe
SV SLV es CM 4.069 El Salvador
SX SXM sk CB 2.579 Sint Maarten
SY SYR sy WS - Syria
SZ SWZ wz SA 4.737 Eswatini
TC TCA tk CB - Turks and Caicos Islands
TD TCD cd MA 5.777 Chad
TG TGO to WA 4.551 Togo
TH THA th SE 3.693 Thailand
TJ TJK ti CS 5.993 Tajikistan
TK TKL tl PC 5.243 Tokelau
TL TLS tt SE 5.267 Timor-Leste
TM TKM tx CS - Turkmenistan
TN TUN ts NA - Tunisia
TO TON tn PC - Tonga
TR TUR tu WS 4.071 Turkey
TT TTO td CB 3.290 Trinidad and Tobago
TV TUV tv PC - Tuvalu
TW TWN tw ES - Taiwan
TZ TZA tz EA 4.851 Tanzania
UA UKR up EE 2.458 Ukraine
UG UGA ug EA 4.534 Uganda
US USA us NM 2.491 United States
UY URY uy SM 2.781 Uruguay
UZ UZB uz CS 5.242 Uzbekistan
VA VAT vt SU - Vatican City
VC VCT vc CB - Saint Vincent and the Grenadines
VE VEN ve SM 4.331 Venezuela
VG VGB vi CB - British Virgin Islands
VI VIR vq CB - United States Virgin Islands
VN VNM vm SE 3.783 Vietnam
VU VUT nh PC - Vanuatu
WF WLF wf PC - Wallis and Futuna
WS WSM ws PC 6.751 Samoa
XK XKX kv SU - Kosovo
YE YEM ym WS 6.672 Yemen
YT MYT - EA 4.102 Mayotte
ZA ZAF sf SA 3.362 South Africa
ZM ZMB za EA 5.130 Zambia
ZW ZWE zi EA 4.077 Zimbabwe
`;

function readRow(line: string): CountryRow {
  const [code = "", code3 = "", factbook = "", region = "", size = "", ...name] = line.split(" ");
  return {
    code,
    code3,
    factbook: factbook === "-" ? [] : factbook.split("+"),
    region: REGIONS[region] ?? region,
    householdSize: size === "-" ? null : Number(size),
    name: name.join(" "),
  };
}

/** In order of their codes. */
export const COUNTRIES: readonly CountryRow[] = TABLE.trim().split("\n").map(readRow);
