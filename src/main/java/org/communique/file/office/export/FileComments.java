package org.communique.file.office.export;

import java.util.List;

/** The threads that a file has, and on which of its texts they are. */
public record FileComments(List<FileComment> threads, CommentedSide side) {

    public static final FileComments NONE = new FileComments(List.of(), CommentedSide.AFTER);
}
