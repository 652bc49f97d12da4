package org.communique.exchange;

/** Which text of a statement is meant. */
public sealed interface TextSource {

    record OfDraft() implements TextSource {}

    record OfVersion(int number) implements TextSource {}
}
