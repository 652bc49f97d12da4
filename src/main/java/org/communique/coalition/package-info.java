/** Who belongs to the coalition: organisations, their members with roles, and mandates to sign for an organisation. */
@ApplicationModule(allowedDependencies = {"erasure", "id", "job", "quota", "refusal", "screen", "text :: *", "work"})
@NullMarked
package org.communique.coalition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
