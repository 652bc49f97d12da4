package org.communique.collab;

import java.util.List;

/**
 * A member and the Yjs client ids whose insertions in a draft are theirs.
 * Edits that the member made for others are apart.
 *
 * @param memberId with the name of the others, where it is for others
 * @param color as carets have it
 */
public record DraftAuthor(String memberId, String name, String color, List<Long> clients) {}
