package org.communique.treaty.citation.check;

/** What a person should look at where an article is cited. */
public sealed interface CitationProblem {

    /** The edition has no article with the number, nor has another edition of the register. */
    record NoSuchArticle() implements CitationProblem {}

    /** @param paragraph the first that the article does not have */
    record NoSuchParagraph(int paragraph, int paragraphs) implements CitationProblem {}

    /** The edition has no article with the number, but another edition has. */
    record OfAnotherEdition(String edition) implements CitationProblem {}

    /** The edition is not the current one, in which the article of the same title has another number. */
    record NumberedOtherwise(String edition, String number) implements CitationProblem {}

    /** The passage names another instrument that may be meant. */
    record PerhapsOther() implements CitationProblem {}
}
