package org.communique.statement.submission;

import java.util.Optional;
import org.communique.statement.Statement;
import org.communique.text.document.RichText;

/** A feature that knows what of it is open in a draft. It checks no rights: its caller has. */
public interface OpenPointSource {

    /** @param text of the draft */
    Optional<OpenPoint> open(Statement statement, RichText text);
}
