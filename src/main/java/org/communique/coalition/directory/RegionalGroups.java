package org.communique.coalition.directory;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The region of a country: the United Nations' regional group of member and observer states (UN Department for General Assembly and
 * Conference Management, "Regional groups of Member States"), and of other territories the one that they lie in.
 */
public final class RegionalGroups {

    private static final Map<Region, String> COUNTRIES = Map.of(
            Region.AFRICA,
            "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IO KE KM LR LS LY MA MG ML MR MU MW"
                    + " MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW",
            Region.ASIA_PACIFIC,
            "AE AF AS BD BH BN BT CC CK CN CX CY FJ FM GU HK ID IN IQ IR JO JP KG KH KI KP KR KW KZ LA LB LK MH MM MN"
                    + " MO MP MV MY NC NF NP NR NU OM PF PG PH PK PN PS PW QA SA SB SG SY TH TJ TK TL TM TO TV TW UZ VN VU"
                    + " WF WS YE",
            Region.EASTERN_EUROPE,
            "AL AM AZ BA BG BY CZ EE GE HR HU LT LV MD ME MK PL RO RS RU SI SK UA",
            Region.LATIN_AMERICA_CARIBBEAN,
            "AG AI AR AW BB BL BO BQ BR BS BZ CL CO CR CU CW DM DO EC FK GD GF GP GT GY HN HT JM KN KY LC MF MQ MS MX"
                    + " NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI",
            Region.WESTERN_EUROPE_OTHERS,
            "AD AT AU AX BE BM CA CH DE DK ES FI FO FR GB GG GI GL GR IE IL IM IS IT JE LI LU MC MT NL NO NZ PM PT SE"
                    + " SJ SM TR US VA");

    private static final Map<String, Region> BY_COUNTRY = COUNTRIES.entrySet().stream()
            .flatMap(group ->
                    Arrays.stream(group.getValue().split(" ")).map(country -> Map.entry(country, group.getKey())))
            .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private RegionalGroups() {}

    /**
     * {@code GLOBAL} for what lies in no region, such as Antarctica.
     *
     * @param country ISO 3166-1 alpha-2; null if none is chosen yet
     */
    public static Region of(@Nullable String country) {
        return country == null ? Region.GLOBAL : BY_COUNTRY.getOrDefault(country, Region.GLOBAL);
    }
}
