package org.communique.demo;

/** The store is not of the kind that the server was started for. */
final class WrongStoreException extends RuntimeException {

    WrongStoreException(String message) {
        super(message);
    }
}
