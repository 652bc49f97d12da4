/**
 * The outbox: every mail that the server sends, one document for each message and recipient.
 *
 * <p>A mail is stored before it is reported as queued, under an id made of its subject and recipient, so that the same event never
 * mails a person twice. The node that claims it sends it to the mail relay, and retries.
 */
@ApplicationModule(
        allowedDependencies = {
            "api",
            "coalition :: *",
            "erasure",
            "http",
            "http :: *",
            "id",
            "job",
            "refusal",
            "screen",
            "shell",
            "storage",
            "text :: *"
        })
@NullMarked
package org.communique.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
