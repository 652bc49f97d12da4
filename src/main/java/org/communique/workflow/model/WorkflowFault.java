package org.communique.workflow.model;

/**
 * What can be wrong with a file, and what becomes of what other tools write. The messages of {@code workflow.fault.…}
 * explain each, and those of {@code workflow.remedy.…} say what to do about those that refuse it.
 */
public enum WorkflowFault {
    NOT_XML,
    HAS_DOCTYPE,
    TOO_LARGE,
    TOO_MANY_ELEMENTS,
    TOO_DEEP,
    NOT_BPMN,
    ONE_PROCESS,
    NO_PROCESS,
    /** As the one that was chosen. */
    NO_SUCH_PROCESS,
    /** Several that cannot be told apart. */
    PROCESS_IDS,
    ELEMENT,
    ATTRIBUTE,
    ENGINE_EXTENSION,
    EVENT_DEFINITION,
    KEY,
    /** Another workflow has it. */
    KEY_TAKEN,
    ID,
    ID_TWICE,
    RESERVED_ID,
    TOO_LONG,
    NO_NAME,
    NO_SETTINGS,
    SEVERAL_SETTINGS,
    SETTING_UNKNOWN,
    SETTING_MISSING,
    SETTING,
    SETTING_WITHOUT,
    CONDITION,
    CONDITION_STEP,
    CONDITION_OUTCOME,
    CONDITION_ON_LAST,
    CONDITION_MISPLACED,
    /** The statement has no version yet. */
    FACT_TOO_EARLY,
    FLOW_END,
    NOT_DRAWN,
    ONE_START,
    NO_SUBMISSION,
    NO_SIGN_ON,
    NO_PUBLICATION,
    ONE_SUBMISSION,
    ONE_SIGN_ON,
    ONE_PUBLICATION,
    NO_END,
    UNREACHABLE,
    NO_WAY_OUT,
    ONE_WAY_OUT,
    DEFAULT,
    CHOICE_WITHOUT_CONDITION,
    FORK_NOT_JOINED,
    LOOP,
    BEFORE_SUBMISSION,
    AMENDMENTS,
    BEFORE_SIGN_ON,
    WITHOUT_PUBLICATION,
    AFTER_SIGN_ON,
    BESIDE,
    WITHOUT_REVIEW,
    IN_SPITE_OF_REVIEW,
    NOT_PROVEN,
    /** Of facts, which the conditions tell apart. */
    TOO_MANY_CASES,
    /** A reason to look twice, and no fault. */
    REFUSAL_IGNORED,
    /** A call does not say which workflow. */
    CALL_WITHOUT_KEY,
    CALL_ITSELF,
    /** There is no such workflow that the member may read. */
    CALL_UNKNOWN,
    CALL_VERSION,
    CALL_REPEATED,
    CALL_PLACE,
    /** Of other branches. */
    CALL_BESIDE,
    /** Both would bring what a statement comes to once. */
    CALL_AFTER_CALL,
    CALL_PARTS,
    CALL_TOO_LARGE,
    TOO_MANY_CALLS,
    /** It waits for another statement. */
    SIGNAL,
    /** The process engine refuses it. */
    ENGINE,
    LEFT_OUT,
    LEFT_OUT_ATTRIBUTE,
    LEFT_OUT_SETTING,
    LEFT_OUT_EVENT,
    /** Of another tool, for its process engine. */
    LEFT_OUT_ENGINE,
    TAKEN_AS_STEP,
    TAKEN_AS_SILENCE,
    /** In a file that is completed in the modeler. */
    TAKEN_AS_CHOICE,
    RENAMED,
    CONDITION_REWRITTEN,
    DURATION_REWRITTEN,
    DEADLINE_OF_TIMER,
    REMINDER_OF_TIMER,
    VOTE_OF_EACH,
    PASSED_OVER,
    SIGNAL_PASSED_OVER,
    /** What a process engine would run, in a file that is completed in the modeler. */
    RUN_PASSED_OVER,
    /** The same where nothing follows. */
    TAKEN_AS_END,
    LINK_JOINED,
    INCLUSIVE_REWRITTEN,
    CALL_COPIED,
    CALL_PART_COPIED,
    BACK_TO_DRAFTING,
    LAID_OUT;

    /** Whether a file with it is imported all the same. */
    public boolean isWarning() {
        return isLeftOut() || isTranslation() || this == REFUSAL_IGNORED;
    }

    public boolean isLeftOut() {
        return switch (this) {
            case LEFT_OUT, LEFT_OUT_ATTRIBUTE, LEFT_OUT_SETTING, LEFT_OUT_EVENT, LEFT_OUT_ENGINE -> true;
            default -> false;
        };
    }

    /** Whether something of another form was taken in ours. */
    public boolean isTranslation() {
        return compareTo(TAKEN_AS_STEP) >= 0;
    }

    public String messageKey() {
        return "workflow.fault." + name();
    }
}
