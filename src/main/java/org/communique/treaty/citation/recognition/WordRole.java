package org.communique.treaty.citation.recognition;

/** What a word does in a citation. The files of words name them. */
enum WordRole {
    ARTICLE,
    ARTICLES,
    PARAGRAPH,
    PARAGRAPHS,
    SUBPARAGRAPH,
    SUBPARAGRAPHS,
    /** Of the words above those which may end with a full stop. */
    SHORT,
    /** Of the words above those which count only with a full stop: they are also words of their own. */
    DOTTED,
    /** Before a number: “No.”. */
    NUMBER_SIGN,
    /** A number in letters. */
    NUMBER,
    /** The same before what it counts: “the second article”. */
    ORDINAL,
    /** As in “article 24 bis”. */
    SUFFIX,
    /** Letters that end a number in digits: “1er”, “24-й”. */
    ENDING,
    AND,
    /** Between the last numbers of a list: “and, in particular, 24”. */
    ALSO,
    TO,
    /** The same where it is surely a range: “article 35 through article 52”. */
    THROUGH,
    /** After a range. */
    INCLUSIVE,
    FROM,
    OF,
    /** Says where an article is, and much else. */
    WITHIN,
    DETERMINER,
    RESPECTIVELY,
    /** Before the word for “article” when that is something to read in a newspaper. */
    PRESS,
    /** “This article 24 experts read”. */
    DEMONSTRATIVE,
    /** Refers to an article that was cited before: “paragraph 2 of that article”. */
    BACK,
    /** What is counted: “article 24 hours later”. */
    UNIT,
    /** The same where an article's number is more likely unless there was one already: “articles 6, 24 and 12 other provisions”. */
    COUNTED,
    /** Before numbers that are no articles: “section 24(2)(c)”. */
    DIVISION,
    /** Between an instrument and its article: “the Covenant, in particular article 17”. */
    NAMELY,
    /** The same where the article can only be that of the instrument: “in its article 17”. */
    ITS,
    /** Before the name of an instrument, so that the article after the comma is its own: “under the Covenant, article 17”. */
    UNDER,
    /** Begins a clause, and so ends the name of an instrument. */
    CLAUSE,
    /** An instrument that may be the Convention. */
    CONVENTION,
    /** The same where the name goes on with the next word, in Arabic. */
    CONVENTION_OF,
    /** A text of the negotiation, with other numbers than the Convention's. */
    DRAFT,
    /** The same where another word says so: “the earlier version”, “the text of June 2023”. */
    VERSION,
    EARLIER,
    /** Before or after an article's number: “former article 24”. */
    FORMER,
    /** An instrument that is not the Convention. */
    INSTRUMENT,
    /** The same where the word is also used of other things; counts after “of”, or with a capital. */
    LAW,
    /** Stands in capitals for an instrument that is not the Convention. */
    ACRONYM,
    /** Stands in capitals for the Convention. */
    OUR_ACRONYM,
    /** In the name of the Convention, of none other. */
    OURS,
    /** In the name of another convention. */
    FOREIGN,
    /** In names of many conventions. */
    COMMON,
    AGAINST,
    CYBERCRIME,
    /** Begins what another convention is about. */
    ABOUT,
    /** The same if the next word has a capital. */
    ON,
    /** A Russian noun in the genitive: it follows an article's number as its owner. */
    OWNER
}
