/**
 * A statement's texts in other languages: each a draft of its own, aligned with the source passage by passage.
 *
 * <p>What is known of a passage is never stored as an answer: it follows from the words it was made from and the two texts of now (see
 * {@link org.communique.language.alignment.Row}).
 */
@ApplicationModule(
        allowedDependencies = {
            "api",
            "coalition :: *",
            "collab",
            "collab :: *",
            "crdt",
            "crdt :: *",
            "file",
            "file :: *",
            "http :: limit",
            "id",
            "quota",
            "refusal",
            "screen",
            "statement",
            "statement :: *",
            "text :: *",
            "work"
        })
@NullMarked
package org.communique.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
