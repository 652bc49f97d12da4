/**
 * Statements: their drafts, frozen versions, rights and phase.
 *
 * <p>A {@link org.communique.statement.Statement} is one document that holds whatever must change together: phase, access and the
 * newest version's number and hash. Other modules move it on through {@link org.communique.statement.lifecycle.StatementLifecycle} and learn of it
 * by events; the text of a version is read through {@link org.communique.statement.version.Versions}.
 */
@ApplicationModule(
        allowedDependencies = {
            "api",
            "coalition :: *",
            "collab",
            "collab :: *",
            "crdt",
            "crdt :: *",
            "erasure",
            "file",
            "http",
            "http :: limit",
            "id",
            "job",
            "mail",
            "refusal",
            "screen",
            "shell",
            "storage",
            "text :: *",
            "work"
        })
@NullMarked
package org.communique.statement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
