package org.communique.amendment.file;

/** Which text of a statement is meant. */
public sealed interface TextSource {

    record OfDraft() implements TextSource {}

    record OfVersion(int number) implements TextSource {}
}
