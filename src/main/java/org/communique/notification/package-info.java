/**
 * Tells members what happened and what waits for them, by notices in the product and, where a mail server is configured, by mail.
 *
 * <p>It listens to the features' events, stores each, and works apart from them: an act neither waits for a notice nor fails with it, and a
 * crash forgets none.
 */
@ApplicationModule(
        allowedDependencies = {
            "coalition :: *",
            "comment",
            "http",
            "http :: *",
            "id",
            "job",
            "mail",
            "screen",
            "shell",
            "signon",
            "signon :: *",
            "statement",
            "statement :: *",
            "storage",
            "workflow :: *"
        })
@NullMarked
package org.communique.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
