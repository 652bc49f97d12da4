package org.communique.statement.draft;

/**
 * Which words of a draft are meant, by their first and their last letter. Letters keep their id while members edit around them, so the
 * words are found wherever they have moved to, and with what was typed between them.
 */
public record DraftAnchor(Letter first, Letter last) {

    /**
     * A letter's id in Yjs.
     *
     * @param client who typed it
     * @param clock  which of the client's elements it is
     */
    public record Letter(long client, long clock) {

        /** JavaScript's largest safe integer. */
        private static final long LARGEST = (1L << 53) - 1;

        public Letter {
            if (client < 0 || client > LARGEST || clock < 0 || clock > LARGEST) {
                throw new IllegalArgumentException("not a letter's id");
            }
        }
    }
}
