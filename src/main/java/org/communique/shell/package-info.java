/** The frame around the screens: layout, navigation, translations. */
@ApplicationModule(allowedDependencies = {"coalition :: *", "http", "http :: *", "screen", "storage", "work"})
@NullMarked
package org.communique.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
