package io.refocus.worker.activity;

import io.refocus.documents.IllegalValueException;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.temporal.FaultFailures;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.client.ActivityCompletionException;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.TemporalFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The only place where failures of activities become Temporal failures. */
public final class ActivityFailures extends WorkerInterceptorBase {
    private static final Logger LOG = LoggerFactory.getLogger(ActivityFailures.class);

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new ActivityInboundCallsInterceptorBase(next) {
            private ActivityInfo info;

            @Override
            public void init(ActivityExecutionContext context) {
                info = context.getInfo();
                super.init(context);
            }

            @Override
            public ActivityOutput execute(ActivityInput input) {
                try {
                    return super.execute(input);
                } catch (TemporalFailure | ActivityCompletionException e) {
                    throw e;
                } catch (RefocusException e) {
                    throw told(info, e);
                } catch (IllegalValueException e) {
                    throw told(info, new RefocusException(Fault.BAD_INPUT, e.getMessage(), e));
                } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
                    LOG.error("unexpected failure", e);
                    throw told(info, new RefocusException(Fault.INTERNAL, "unexpected: " + e, e));
                }
            }
        };
    }

    private static RuntimeException told(ActivityInfo info, RefocusException e) {
        LOG.warn(
                "{} of {}, attempt {}: {}",
                info.getActivityType(),
                info.getWorkflowId(),
                info.getAttempt(),
                e.getMessage());
        return FaultFailures.toFailure(e);
    }
}
