/**
 * Asks organisations without an account to sign, by a mailed link that opens a plain page, and lets others ask to join a call.
 *
 * <p>What is answered here is only a claim until its mailbox is confirmed and a coordinator has accepted the mandate; the act itself
 * is the {@code signon} module's.
 */
@ApplicationModule(
        allowedDependencies = {
            "api",
            "coalition :: *",
            "erasure",
            "http",
            "http :: *",
            "id",
            "mail",
            "mail :: *",
            "publishing",
            "refusal",
            "screen",
            "signon",
            "signon :: *",
            "statement",
            "statement :: *",
            "text :: *",
            "work"
        })
@NullMarked
package org.communique.invitation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
