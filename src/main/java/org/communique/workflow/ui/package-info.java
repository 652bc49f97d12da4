/** The screen on which a version is read, compared and decided on. */
@NullMarked
package org.communique.workflow.ui;

import org.jspecify.annotations.NullMarked;
