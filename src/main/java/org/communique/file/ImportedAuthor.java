package org.communique.file;

/**
 * Who made tracked changes, by the name that the file has. Anyone can put any name there.
 *
 * @param name    may be empty
 * @param changes how many places of the text were changed
 */
public record ImportedAuthor(String name, int changes) {}
