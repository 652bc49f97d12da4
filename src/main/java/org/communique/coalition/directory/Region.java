package org.communique.coalition.directory;

/** The regional groups of the United Nations; {@code GLOBAL} for organisations that belong to none. */
public enum Region {
    AFRICA,
    ASIA_PACIFIC,
    EASTERN_EUROPE,
    LATIN_AMERICA_CARIBBEAN,
    WESTERN_EUROPE_OTHERS,
    GLOBAL
}
