//go:build windowtest && linux

#include <webkit2/webkit2.h>

/* The one view of the window; a session asks for it by create-web-view. */
static WebKitWebView *driven = NULL;

static WebKitWebView *hand_over(WebKitAutomationSession *session, gpointer unused) {
  (void)session;
  (void)unused;
  return driven;
}

static void started(WebKitWebContext *context, WebKitAutomationSession *session, gpointer unused) {
  (void)context;
  (void)unused;
  WebKitApplicationInfo *info = webkit_application_info_new();
  webkit_application_info_set_name(info, "autojob");
  webkit_application_info_set_version(info, 0, 1, 0);
  webkit_automation_session_set_application_info(session, info);
  webkit_application_info_unref(info);
  g_signal_connect(session, "create-web-view", G_CALLBACK(hand_over), NULL);
}

/* Takes the place of the library's function of this name. */
GtkWidget *webkit_web_view_new_with_user_content_manager(WebKitUserContentManager *manager) {
  WebKitWebContext *context = webkit_web_context_get_default();
  g_signal_connect(context, "automation-started", G_CALLBACK(started), NULL);
  webkit_web_context_set_automation_allowed(context, TRUE);
  driven = WEBKIT_WEB_VIEW(g_object_new(WEBKIT_TYPE_WEB_VIEW,
                                        "user-content-manager", manager,
                                        "is-controlled-by-automation", TRUE,
                                        NULL));
  return GTK_WIDGET(driven);
}
