package org.communique.collab;

import java.util.List;

/**
 * A member and the Yjs client ids whose insertions in a draft are theirs.
 *
 * @param color as carets have it
 */
public record DraftAuthor(String memberId, String name, String color, List<Long> clients) {}
