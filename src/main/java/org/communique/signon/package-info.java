/**
 * Sign-on calls, and what each invited organisation did about them.
 *
 * <p>Each invited organisation has one document for a call, a {@link org.communique.signon.participation.Participation}. It carries its own
 * copy of the call's deadline and a fence, so that whether a signature counts is decided by one conditional update of it.
 */
@ApplicationModule(
        allowedDependencies = {
            "api",
            "coalition :: *",
            "erasure",
            "http :: limit",
            "id",
            "job",
            "ledger",
            "mail",
            "mail :: *",
            "refusal",
            "screen",
            "statement",
            "statement :: *",
            "storage",
            "text :: *",
            "work"
        })
@NullMarked
package org.communique.signon;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
