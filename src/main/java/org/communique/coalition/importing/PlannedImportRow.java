package org.communique.coalition.importing;

import java.util.function.BooleanSupplier;

/**
 * One row of an import: what it will do, and how.
 *
 * @param write does it, and says whether that worked
 */
record PlannedImportRow(ImportPreview.Row row, BooleanSupplier write) {}
