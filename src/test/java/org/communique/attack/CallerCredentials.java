package org.communique.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a caller sends to be believed: names and values of headers. */
record CallerCredentials(List<String> pairs) {

    static final CallerCredentials NONE = new CallerCredentials(List.of());

    static CallerCredentials bearer(String token) {
        return new CallerCredentials(List.of("Authorization", "Bearer " + token));
    }

    static CallerCredentials cookies(String cookies) {
        return new CallerCredentials(List.of("Cookie", cookies));
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
