package org.communique.text.unicode;

/** A text that was typed cannot be kept as it is. */
public final class ShortTextException extends IllegalArgumentException {

    private final transient ShortText.Problem problem;

    ShortTextException(ShortText.Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    public ShortText.Problem problem() {
        return problem;
    }
}
