package io.refocus.worker.activity;

import io.grpc.StatusRuntimeException;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.attempt.AttemptReport;
import io.refocus.workflows.attempt.DeathToll;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.common.converter.DataConverterException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of the attempts before this one: their last heartbeat tells, and the server, which knows how the last of them ended. */
final class EarlierAttempts {
    private static final Logger LOG = LoggerFactory.getLogger(EarlierAttempts.class);

    private EarlierAttempts() {}

    static DeathToll toll(ActivityExecutionContext context) {
        if (context.getInfo().getAttempt() <= 1) {
            return DeathToll.none();
        }
        Optional<DeathToll> told = told(context);
        return fellSilent(context)
                ? told.orElseGet(() -> DeathToll.none().begun()).died()
                : told.orElseGet(DeathToll::none);
    }

    /** Empty if the attempt ended before its first heartbeat, or was of an older build. */
    private static Optional<DeathToll> told(ActivityExecutionContext context) {
        try {
            return context.getHeartbeatDetails(AttemptReport.class).map(AttemptReport::toll);
        } catch (RefocusException | DataConverterException e) {
            return Optional.empty();
        }
    }

    private static boolean fellSilent(ActivityExecutionContext context) {
        ActivityInfo info = context.getInfo();
        try {
            return context
                    .getWorkflowClient()
                    .newUntypedWorkflowStub(WorkflowTargetOptions.newBuilder()
                            .setWorkflowId(info.getWorkflowId())
                            .setRunId(info.getWorkflowRunId())
                            .build())
                    .describe()
                    .getRawDescription()
                    .getPendingActivitiesList()
                    .stream()
                    .filter(activity -> activity.getActivityId().equals(info.getActivityId()))
                    .anyMatch(EarlierAttempts::fellSilent);
        } catch (WorkflowException | StatusRuntimeException e) {
            LOG.warn("how the last attempt at {} ended is not known: {}", info.getWorkflowId(), e.toString());
            return false;
        }
    }

    private static boolean fellSilent(PendingActivityInfo activity) {
        return activity.getLastFailure().getTimeoutFailureInfo().getTimeoutType() == TimeoutType.TIMEOUT_TYPE_HEARTBEAT;
    }
}
