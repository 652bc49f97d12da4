package org.communique.crdt;

import org.jspecify.annotations.Nullable;

/** An object within text. */
final class ContentEmbed extends Content {

    static final int REF = 5;

    private final @Nullable Object embed;

    ContentEmbed(@Nullable Object embed) {
        this.embed = embed;
    }

    @Override
    int ref() {
        return REF;
    }

    @Override
    long length() {
        return 1;
    }

    @Override
    boolean isCountable() {
        return true;
    }

    @Override
    @Nullable
    Object element(int offset) {
        return embed;
    }

    @Override
    void write(UpdateEncoder encoder, long offset) {
        encoder.writeJson(embed);
    }
}
