/**
 * Workflows as values of our own: read from BPMN 2.0 by an allow-list, checked, compared, walked through, and written
 * again. Only what is written here reaches the process engine, of which this package knows nothing.
 */
@NamedInterface("model")
@NullMarked
package org.communique.workflow.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
