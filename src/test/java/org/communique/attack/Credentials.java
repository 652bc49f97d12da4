package org.communique.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a caller sends to be believed: names and values of headers. */
record Credentials(List<String> pairs) {

    static final Credentials NONE = new Credentials(List.of());

    static Credentials bearer(String token) {
        return new Credentials(List.of("Authorization", "Bearer " + token));
    }

    static Credentials cookies(String cookies) {
        return new Credentials(List.of("Cookie", cookies));
    }

    String[] headers() {
        return pairs.toArray(String[]::new);
    }

    String[] headersAnd(String... others) {
        var all = new ArrayList<>(pairs);
        all.addAll(Arrays.asList(others));
        return all.toArray(String[]::new);
    }

    /** The personal access token among them. */
    String token() {
        return pairs.getLast().replaceFirst("^Bearer ", "");
    }
}
