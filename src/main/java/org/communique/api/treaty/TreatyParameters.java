package org.communique.api.treaty;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import org.communique.api.ApiException;
import org.communique.treaty.state.StateCode;
import org.jspecify.annotations.Nullable;

/** Parts of addresses. */
final class TreatyParameters {

    private TreatyParameters() {}

    static StateCode state(String code) {
        try {
            return new StateCode(code);
        } catch (IllegalArgumentException e) {
            throw ApiException.notFound();
        }
    }

    /** Codes of States by the lines of a table. */
    static Map<Integer, StateCode> states(@Nullable Map<Integer, String> names) {
        return names == null
                ? Map.of()
                : names.entrySet().stream().collect(toMap(Map.Entry::getKey, name -> state(name.getValue())));
    }
}
