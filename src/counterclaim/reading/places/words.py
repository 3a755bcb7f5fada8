"""Words around a place name: what they say about its kind, and short forms of provinces."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LOCATIVES = _words(
    """
    in near at from to of for around outside inside into toward towards between through across over onto
    off within surrounding beyond throughout along via leaving entering reached seized captured retook
    stormed
    """
)
STRONG_LOCATIVES = _words(
    """
    in near at around outside inside into towards toward within surrounding across throughout
    """
)
ADMIN_WORDS = _words(
    """
    province provinces governorate governorates oblast region state district districts county counties
    raion prefecture department departments municipality parish canton emirate republic division
    """
)
# parts of a place or province: "the N district of X" lies in X
PARTS = _words("district districts county division municipality department raion")
SETTLEMENT_WORDS = _words(
    """
    town city village capital suburb hamlet township port settlement borough stronghold
    """
)
SITE_WORDS = _words(
    """
    prison jail camp airport airbase airfield aerodrome base crossing hospital neighbourhood
    neighborhood neighbourhoods neighborhoods quarter dam bridge mosque church cathedral university
    school market square checkpoint
    border garrison barracks refinery oilfield stadium station harbour harbor suburb suburbs street
    avenue road highway mall hotel park plant mine outpost
    """
)
# parts of a town: whatever name stands before is one
QUARTERS = _words(
    """
    neighbourhood neighborhood neighbourhoods neighborhoods quarter suburb
    """
)
# what these end is called after somewhere or somebody else
STREETS = _words("street avenue boulevard")
SITE_MODIFIERS = _words(
    """
    air military refugee central international oil gas power border displacement detention penal main
    nuclear naval army police bus train railway industrial steel
    """
)
TITLES = _words(
    """
    mr mrs ms dr sir lord lady president minister gen general col colonel maj major capt captain lt
    lieutenant sgt sheikh sheik king queen prince princess judge justice senator sen rep gov governor
    mayor professor prof rev reverend pope imam mullah ayatollah chancellor coach spokesman spokeswoman
    commander brig brigadier
    """
)
DIRECTIONS = _words(
    """
    north south east west northeast northwest southeast southwest north-east north-west south-east
    south-west northeastern northwestern
    """
)
# before "of": what lies around a place, not in it
AROUND = DIRECTIONS | _words("outskirts outside environs vicinity edge")
BESIDE = _words("near outside nearby")
DISTANCES = _words("km kms kilometer kilometers kilometre kilometres mile miles meters metres yards")
# words that begin longer names and are none by themselves
OPENERS = _words(
    """
    san santa santo sao são los las buenos buena villa puerto sta sto del ciudad cerro rio
    """
)
CONNECTORS = _words(
    """
    de la da do del dos das di du des le les al el ez az of the and sur upon on y e i en am an der den -
    – ' ’ 's , & . /
    """
)
ARTICLES = _words(
    """
    al el ar as ash ad an at az ez er es ed en et ul
    """
)
NOT_PLACES = _words(
    """
    north south east west northern southern eastern western central upper lower new old great island
    islamic sunni shia christian muslim god covid mercury star sun mail post times guardian university
    police union of the and al el un eu centre center coast drug metro commonwealth council mountain
    mountains store health food soil spring summer autumn winter justice congress conservation bureau
    care pope lake lakes garden gardens day valley hall park king queen federal free patrol monster
    earth commons ministry college liberty victory republic hope field fields house home street road
    bridge church school hospital station market square tower palace castle court crown bank trade
    office agency league premier national royal general major colonel captain imperial independence
    freedom peace faith grace rose golden young best long short price energy media google apple facebook
    amazon twitter mission paradise orange rain snow storm moon sky sea ocean river creek bay harbor
    harbour beach hill hills forest woods spa mason carpenter miller baker smith cook fisher
    """
)
NOT_PLACE_NAMES = frozenset({"red cross", "red crescent", "supreme court", "security council"})
PROVINCE_OFFICES = _words(
    """
    gov gov. governor senator sen sen. legislature lawmakers statehouse
    """
)
DISEASE_WORDS = _words(
    """
    virus flu fever disease syndrome hemorrhagic haemorrhagic influenza
    """
)
MEDIA_WORDS = _words(
    """
    times post star news tribune herald journal gazette guardian telegraph press sun mail chronicle
    observer review sentinel courier dispatch inquirer examiner globe
    """
)
CALENDAR = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december ramadan eid christmas easter gmt
    """
)

BETWEEN = _words(
    """
    in the of province district state region county northern southern eastern western central
    northeastern northwestern southeastern southwestern northeast northwest southeast southwest north
    south east west city town
    """
)

SPANISH_ARTICLES = _words("el la los las")
# countries whose names English spells in one way: no other spelling is looked for
ONE_SPELLING = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})

# The usual short forms in datelines and after commas: "Killeen, Tex.", "Portland, OR".
PROVINCES = {
    "US": """
        Alabama: ala al; Alaska: ak; Arizona: ariz az; Arkansas: ark ar; California: calif ca cal;
        Colorado: colo co; Connecticut: conn ct; Delaware: del de; Florida: fla fl; Georgia: ga;
        Hawaii: hi; Idaho: id; Illinois: ill il; Indiana: ind in; Iowa: ia; Kansas: kan ks kans;
        Kentucky: ky; Louisiana: la; Maine: me; Maryland: md; Massachusetts: mass ma; Michigan: mich mi;
        Minnesota: minn mn; Mississippi: miss ms; Missouri: mo; Montana: mont mt; Nebraska: neb ne nebr;
        Nevada: nev nv; New Hampshire: nh; New Jersey: nj; New Mexico: nm; New York: ny;
        North Carolina: nc; North Dakota: nd; Ohio: oh; Oklahoma: okla ok; Oregon: ore or;
        Pennsylvania: pa penn; Rhode Island: ri; South Carolina: sc; South Dakota: sd; Tennessee: tenn tn;
        Texas: tex tx; Utah: ut; Vermont: vt; Virginia: va; Washington: wash wa; West Virginia: wv wva;
        Wisconsin: wis wi; Wyoming: wyo wy""",
    "CA": """
        Alberta: alta ab; British Columbia: bc; Manitoba: man mb; New Brunswick: nb; Nova Scotia: ns;
        Ontario: ont on; Quebec: que qc; Saskatchewan: sask sk; Newfoundland and Labrador: nl nfld;
        Prince Edward Island: pei""",
    "AU": """
        New South Wales: nsw; Victoria: vic; Queensland: qld; Tasmania: tas""",
}
SHORT_PROVINCES = {
    short: (name.strip(), country)
    for country, table in PROVINCES.items()
    for name, shorts in (row.split(":") for row in table.split(";"))
    for short in shorts.split()
}

# Words that may go on with a name that has begun: what kind of place it is, and what joins its parts.
TYPE_WORDS = SITE_WORDS | ADMIN_WORDS | SITE_MODIFIERS
JOINING = CONNECTORS | ARTICLES
