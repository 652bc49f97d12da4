/**
 * The outbox: every mail that the server sends, one document for each message and recipient.
 *
 * <p>A mail is stored before anything says that it is on its way, under an id made of what it is about and who gets it, so that the same
 * event never mails a person twice. Threads of its own hand it to the mail relay, whichever node claims it, and keep trying.
 */
@ApplicationModule(
        allowedDependencies = {"coalition :: *", "http", "http :: *", "id", "job", "screen", "shell", "storage"})
@NullMarked
package org.communique.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
