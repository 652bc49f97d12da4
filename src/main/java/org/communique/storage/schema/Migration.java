package org.communique.storage.schema;

import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Brings the documents of one collection from the shape of one version of the schema to that of the next. Each is replaced by itself, so a
 * server may be killed at any moment and the next one goes on. A released one never changes: stores that it has changed are in use.
 */
public interface Migration {

    /** What it does, for the log and for who decides on an upgrade. */
    String description();

    String collection();

    /** Those that have the earlier shape. It matches nothing that {@link #migrated} returns. */
    Bson earlierShape();

    /** The document in the later shape, with the same {@code _id}. */
    Document migrated(Document earlier);
}
