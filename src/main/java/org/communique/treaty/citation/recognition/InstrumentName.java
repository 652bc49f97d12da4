package org.communique.treaty.citation.recognition;

/**
 * Where a text names an instrument.
 *
 * @param from       its first token
 * @param to         after its last token
 * @param determined whether “the” or the like is before it
 * @param certain    false if the words may mean something else, and count only where an article is said to be of it
 */
record InstrumentName(int from, int to, Meaning meaning, boolean determined, boolean certain) {

    enum Meaning {
        /** The Convention, by a name that no other has. */
        OURS,
        /** “The Convention”: the one that was named before. */
        GENERIC,
        OTHER_CONVENTION,
        /** A text of the negotiation. */
        DRAFT,
        OTHER
    }

    boolean isForeign() {
        return meaning == Meaning.OTHER || meaning == Meaning.OTHER_CONVENTION || meaning == Meaning.DRAFT;
    }
}
