package org.communique.file.print;

import java.util.Map;

/**
 * The text that a document shows, as those who want to check it need it.
 *
 * @param markdown    canonical, in UTF-8: what the hash is of
 * @param description of the file that it becomes
 * @param properties  which text it is, by names of letters and dots
 */
public record PrintedText(byte[] markdown, String description, Map<String, String> properties) {}
