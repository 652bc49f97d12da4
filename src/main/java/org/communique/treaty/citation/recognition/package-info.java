/** Recognises citations of articles in plain text: a tokeniser, the words of each language, and a small grammar. */
@NullMarked
package org.communique.treaty.citation.recognition;

import org.jspecify.annotations.NullMarked;
