package org.communique.api.treaty;

import org.communique.api.ApiException;
import org.communique.treaty.state.StateCode;

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
}
