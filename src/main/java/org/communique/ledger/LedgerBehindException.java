package org.communique.ledger;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The database lacks entries that were signed, and the operator has not accepted that yet. */
public final class LedgerBehindException extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    LedgerBehindException() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "The server was restored from a backup, and its operator has to put that on record first."),
                null);
    }
}
