/**
 * Finds statements, words in texts, comments, amendments, articles, people and screens, as far as a member may see them.
 *
 * <p>The index is a copy of what the stores have, in a folder of its own: it is built again whenever it is missing, damaged or of another
 * form, and no fact is in it alone. Features say what can be found with a {@link org.communique.search.SearchSource}. What a member may
 * not see takes no part in a search: it is left out by the query itself, and no score depends on other texts. {@code SearchRightsTests}
 * fails without it.
 */
@ApplicationModule(
        allowedDependencies = {
            "api",
            "coalition :: *",
            "collab",
            "collab :: *",
            "erasure",
            "id",
            "screen",
            "shell",
            "statement",
            "statement :: *",
            "storage",
            "text :: *",
            "work"
        })
@NullMarked
package org.communique.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
