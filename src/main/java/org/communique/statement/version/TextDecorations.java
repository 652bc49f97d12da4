package org.communique.statement.version;

import org.communique.text.format.TextDecorator;

/**
 * What to show of the words of a text.
 *
 * @param key       differs from that of others which show something else
 * @param decorator takes time
 */
public record TextDecorations(Object key, TextDecorator decorator) {

    public static final TextDecorations NONE = new TextDecorations("", TextDecorator.NONE);
}
