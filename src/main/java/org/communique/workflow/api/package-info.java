/** Workflows, stages and decisions over the API, and the absences that they heed. */
@NullMarked
package org.communique.workflow.api;

import org.jspecify.annotations.NullMarked;
