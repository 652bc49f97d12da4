package org.communique.workflow.model;

/** What can be wrong with a file. The messages of {@code workflow.fault.…} explain each. */
public enum WorkflowFault {
    NOT_XML,
    HAS_DOCTYPE,
    TOO_LARGE,
    TOO_MANY_ELEMENTS,
    TOO_DEEP,
    NOT_BPMN,
    ONE_PROCESS,
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
    FLOW_END,
    NOT_DRAWN,
    ONE_START,
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
    /** Flowable evaluates names that hold one. */
    EXPRESSION_IN_NAME,
    /** As it does with the documentation of some elements. */
    EXPRESSION_IN_TEXT,
    /** The process engine refuses it. */
    ENGINE,
    LEFT_OUT,
    LEFT_OUT_ATTRIBUTE;

    /** Whether a file with it is imported all the same. */
    public boolean isWarning() {
        return this == LEFT_OUT || this == LEFT_OUT_ATTRIBUTE;
    }

    public String messageKey() {
        return "workflow.fault." + name();
    }
}
