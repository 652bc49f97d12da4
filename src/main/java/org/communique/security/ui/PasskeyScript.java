package org.communique.security.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.function.SerializableConsumer;

/** The browser's half of the ceremonies; both ways it speaks JSON. */
final class PasskeyScript {

    private PasskeyScript() {}

    static void create(
            Component where, String options, SerializableConsumer<String> made, SerializableConsumer<String> failed) {
        run(where, "create", options, made, failed);
    }

    static void get(
            Component where, String options, SerializableConsumer<String> got, SerializableConsumer<String> failed) {
        run(where, "get", options, got, failed);
    }

    private static void run(
            Component where,
            String what,
            String options,
            SerializableConsumer<String> done,
            SerializableConsumer<String> failed) {
        where.getElement()
                .executeJs("return import('/pages/passkeys.js').then(passkeys => passkeys[$0]($1))", what, options)
                .then(String.class, done, failed);
    }
}
