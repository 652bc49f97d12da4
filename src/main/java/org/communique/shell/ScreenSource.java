package org.communique.shell;

import java.util.List;
import org.communique.coalition.directory.Member;

/** Screens of a feature that lead on from anywhere, and where one begins something, to find them by their names. */
public interface ScreenSource {

    /**
     * @param name key of the message with its name
     * @param path as in addresses
     */
    record NamedPath(String name, String path) {}

    /** Those that the member may open. */
    List<NamedPath> of(Member member);
}
