/**
 * Notifies members of events and pending tasks, by notices in the product and, with a mail server, by mail.
 *
 * <p>It stores the features' events and delivers them separately: an act neither waits for a notice nor fails with it, and a crash
 * loses none.
 */
@ApplicationModule(
        allowedDependencies = {
            "amendment",
            "api",
            "coalition :: *",
            "comment",
            "erasure",
            "http",
            "http :: *",
            "id",
            "job",
            "mail",
            "refusal",
            "screen",
            "shell",
            "signon",
            "signon :: *",
            "statement",
            "statement :: *",
            "storage",
            "text :: format",
            "treaty :: stance",
            "workflow :: *"
        })
@NullMarked
package org.communique.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
