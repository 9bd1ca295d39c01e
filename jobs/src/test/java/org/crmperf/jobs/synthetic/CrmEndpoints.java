package org.crmperf.jobs.synthetic;

import java.util.List;

/** What the made-up CRM platform serves, and the endpoint that each URL belongs to. */
final class CrmEndpoints {
  static final EndpointKey STATIC_ASSETS = new EndpointKey("(static assets)", "GET");
  static final EndpointKey NOT_FOUND = new EndpointKey("(not found)", "GET");
  static final EndpointKey MALFORMED = new EndpointKey("(malformed request)", "-");
  static final EndpointKey WEBSOCKET = new EndpointKey("/websocket", "GET");

  /**
   * Columns: weight, method, median ms, sigma of the logarithm, per cent slower at full load, 5xx
   * and 404 per 10,000, median body bytes, URL, endpoint ({@code =} where the URL is the endpoint).
   */
  private static final String TABLE =
      """
      160 GET  180 0.7 120 12 0 21000 /index.php?module=Accounts&action=DetailView&record=<uuid> /index.php?module=Accounts&action=DetailView
      120 GET  240 0.7 150 10 0 34000 /index.php?module=Accounts&action=index&offset=<page>&query=<word> /index.php?module=Accounts&action=index
      60  GET  150 0.6 100 8  0 18000 /index.php?module=Accounts&action=EditView&record=<uuid> /index.php?module=Accounts&action=EditView
      40  POST 320 0.8 150 25 0 0     /index.php?module=Accounts&action=Save /index.php?module=Accounts&action=Save
      140 GET  170 0.7 110 10 0 20000 /index.php?module=Contacts&action=DetailView&record=<uuid> /index.php?module=Contacts&action=DetailView
      110 GET  260 0.8 140 10 0 33000 /index.php?module=Contacts&action=index&offset=<page>&query=<word> /index.php?module=Contacts&action=index
      30  POST 310 0.8 150 20 0 0     /index.php?module=Contacts&action=Save /index.php?module=Contacts&action=Save
      90  GET  210 0.7 120 14 0 22000 /index.php?module=Leads&action=DetailView&record=<uuid> /index.php?module=Leads&action=DetailView
      70  GET  290 0.8 160 10 0 35000 /index.php?module=Leads&action=index&offset=<page> /index.php?module=Leads&action=index
      12  POST 900 0.9 200 60 0 0     /index.php?module=Leads&action=ConvertLead /index.php?module=Leads&action=ConvertLead
      80  GET  230 0.7 130 10 0 24000 /index.php?module=Opportunities&action=DetailView&record=<uuid> /index.php?module=Opportunities&action=DetailView
      60  GET  380 0.9 180 15 0 38000 /index.php?module=Opportunities&action=index&offset=<page> /index.php?module=Opportunities&action=index
      25  POST 420 0.9 160 30 0 0     /index.php?module=Opportunities&action=Save /index.php?module=Opportunities&action=Save
      55  GET  190 0.7 110 8  0 20000 /index.php?module=Cases&action=DetailView&record=<uuid> /index.php?module=Cases&action=DetailView
      45  GET  270 0.8 140 10 0 31000 /index.php?module=Cases&action=index&offset=<page> /index.php?module=Cases&action=index
      35  GET  140 0.6 90  8  0 15000 /index.php?module=Calls&action=DetailView&record=<uuid> /index.php?module=Calls&action=DetailView
      30  GET  160 0.6 90  8  0 16000 /index.php?module=Meetings&action=DetailView&record=<uuid> /index.php?module=Meetings&action=DetailView
      50  GET  520 0.9 220 20 0 45000 /index.php?module=Calendar&action=index&date=<date> /index.php?module=Calendar&action=index
      85  GET  640 1.0 250 25 0 52000 /index.php?module=Home&action=index /index.php?module=Home&action=index
      14  GET 2600 1.1 300 90 0 90000 /index.php?module=AOR_Reports&action=DetailView&record=<uuid> /index.php?module=AOR_Reports&action=DetailView
      5   GET 5200 1.0 200 150 0 400000 /index.php?module=AOR_Reports&action=export&record=<uuid> /index.php?module=AOR_Reports&action=export
      20  GET  90  0.6 60  5  0 4200  /index.php?module=Users&action=Login /index.php?module=Users&action=Login
      12  POST 210 0.6 120 10 0 0     /index.php?module=Users&action=Authenticate /index.php?module=Users&action=Authenticate
      28  GET  300 0.9 150 20 0 26000 /index.php?module=Emails&action=index&offset=<page> /index.php?module=Emails&action=index
      10  POST 780 1.0 200 80 0 900   /index.php?module=Emails&action=send /index.php?module=Emails&action=send
      18  GET  110 0.7 80  10 0 120000 /index.php?module=Documents&action=DetailView&record=<uuid> /index.php?module=Documents&action=DetailView
      120 GET  65  0.7 80  5 30 4100  /api/v1/Account/<espo> /api/v1/Account/{id}
      130 GET  95  0.8 110 6  0 18000 /api/v1/Account?select=name%2CcreatedAt&maxSize=20&offset=<page>&orderBy=createdAt /api/v1/Account
      18  PUT  140 0.7 120 12 40 3900 /api/v1/Account/<espo> /api/v1/Account/{id}
      12  POST 160 0.7 120 15 0 3800  /api/v1/Account =
      4   DELETE 120 0.7 100 10 60 4  /api/v1/Account/<espo> /api/v1/Account/{id}
      60  GET  85  0.7 90  6 25 9200  /api/v1/Account/<espo>/contacts?maxSize=5&offset=0&orderBy=name&order=asc /api/v1/Account/{id}/contacts
      40  GET  90  0.7 90  6 25 8100  /api/v1/Account/<espo>/opportunities?maxSize=5&offset=0 /api/v1/Account/{id}/opportunities
      95  GET  60  0.7 80  5 30 3700  /api/v1/Contact/<espo> /api/v1/Contact/{id}
      90  GET  98  0.8 110 6  0 17000 /api/v1/Contact?select=name%2CaccountName&maxSize=20&offset=<page> /api/v1/Contact
      14  PUT  135 0.7 110 12 40 3600 /api/v1/Contact/<espo> /api/v1/Contact/{id}
      70  GET  70  0.7 80  5 30 3900  /api/v1/Lead/<espo> /api/v1/Lead/{id}
      65  GET  110 0.8 120 6  0 18500 /api/v1/Lead?maxSize=20&offset=<page>&where%5B0%5D%5Btype%5D=primary /api/v1/Lead
      60  GET  75  0.7 80  5 30 4400  /api/v1/Opportunity/<espo> /api/v1/Opportunity/{id}
      50  GET  130 0.9 140 8  0 19500 /api/v1/Opportunity?maxSize=20&offset=<page>&orderBy=amount /api/v1/Opportunity
      12  GET  850 1.0 220 20 0 2600  /api/v1/Opportunity/action/reportByStage?dateFilter=currentYear&_=<millis> /api/v1/Opportunity/action/reportByStage
      10  GET  980 1.0 220 20 0 2400  /api/v1/Opportunity/action/reportSalesPipeline?dateFilter=currentYear&_=<millis> /api/v1/Opportunity/action/reportSalesPipeline
      45  GET  68  0.7 80  5 30 4000  /api/v1/Case/<espo> /api/v1/Case/{id}
      35  GET  105 0.8 110 6  0 16800 /api/v1/Case?maxSize=20&offset=<page> /api/v1/Case
      40  GET  66  0.7 80  5 30 3300  /api/v1/Task/<espo> /api/v1/Task/{id}
      38  GET  100 0.8 110 6  0 15500 /api/v1/Task?maxSize=20&offset=<page> /api/v1/Task
      210 GET  24  0.6 60  3  0 2     /api/v1/Notification/action/notReadCount?_=<millis> /api/v1/Notification/action/notReadCount
      60  GET  140 0.8 120 8  0 9000  /api/v1/Activities/upcoming?userId=<espo>&maxSize=10 /api/v1/Activities/upcoming
      45  GET  260 0.9 160 12 0 7400  /api/v1/GlobalSearch?q=<word>&maxSize=15&offset=0 /api/v1/GlobalSearch
      40  GET  150 0.7 100 8  0 98000 /api/v1/App/user =
      25  GET  120 0.7 90  8  0 61000 /api/v1/Metadata =
      30  GET  190 0.8 110 9  0 12000 /api/v1/Calendar/action/fetchEvents?from=<date>&to=<date> /api/v1/Calendar/action/fetchEvents
      16  POST 700 1.0 200 45 0 1200  /api/v1/Email =
      8   POST 1700 1.1 200 70 0 300  /api/v1/Import/action/runIdle /api/v1/Import/action/runIdle
      110 POST 48  0.7 90  6  0 3400  /web/dataset/call_kw/res.partner/read =
      100 POST 92  0.8 120 7  0 16000 /web/dataset/call_kw/res.partner/web_search_read =
      70  POST 75  0.8 100 7  0 2900  /web/dataset/call_kw/res.partner/onchange =
      85  POST 55  0.7 90  6  0 4200  /web/dataset/call_kw/crm.lead/read =
      90  POST 140 0.9 160 10 0 21000 /web/dataset/call_kw/crm.lead/web_read_group =
      30  POST 180 0.8 140 15 0 60    /web/dataset/call_kw/crm.lead/write =
      18  POST 230 0.8 140 15 0 60    /web/dataset/call_kw/crm.lead/create =
      50  POST 60  0.7 90  6  0 5100  /web/dataset/call_kw/sale.order/read =
      40  POST 150 0.9 150 10 0 18000 /web/dataset/call_kw/sale.order/web_search_read =
      12  POST 1300 1.0 240 50 0 70   /web/dataset/call_kw/sale.order/action_confirm =
      35  POST 52  0.7 80  6  0 7700  /web/dataset/call_kw/mail.message/read =
      80  GET  35  0.8 60  4 20 9100  /web/image/res.partner/<number>/image_small /web/image/res.partner/{id}/image_small
      22  GET  85  1.0 60  6 30 260000 /web/content/<number>?download=true /web/content/{id}
      20  GET  110 0.6 80  5  0 5200  /web/login =
      15  GET  160 0.6 90  5  0 31000 /web =
      90  GET  1.2 0.5 20  0  0 17    /health =
      25  GET  60  0.6 60  4  0 5400  /login =
      30  GET  20  0.6 40  3  0 300   / =
      8   GET  30  0.6 40  3  0 0     /logout =
      30  GET  130 0.7 100 8 30 14000 /portal/tickets/<number> /portal/tickets/{id}
      9   POST 240 0.8 140 20 20 0    /portal/tickets/<number>/reply /portal/tickets/{id}/reply
      18  GET  210 0.8 130 10 30 22000 /portal/customers/<number>/orders/<number> /portal/customers/{id}/orders/{id}
      10  GET  330 0.9 150 20 20 180000 /portal/invoices/<uuid>/pdf /portal/invoices/{uuid}/pdf
      14  POST 70  0.7 100 15 0 25    /hooks/telephony =
      520 GET  0.7 0.7 10  0  1 42000 /cache/include/javascript/sugar_grp<page>.js?v=<hash> (static)
      260 GET  0.5 0.6 10  0  1 18000 /themes/SuiteP/css/style.css?v=<hash> (static)
      300 GET  0.4 0.6 10  0  2 1900  /themes/SuiteP/images/icon_<page>.svg (static)
      170 GET  1.6 0.8 10  0  1 290000 /client/lib/espo-main.js?r=<hash> (static)
      150 GET  0.6 0.6 10  0  1 31000 /web/assets/<hash>/web.assets_common.min.js (static)
      60  GET  0.5 0.6 10  0  0 77000 /client/fonts/open-sans-regular.woff2 (static)
      40  GET  0.4 0.6 10  0  5 1200  /favicon.ico (static)
      """;

  /** What scanners ask for: plain paths that this platform does not have. */
  static final List<String> SCANS =
      List.of(
          "/wp-login.php",
          "/xmlrpc.php",
          "/.env",
          "/.git/config",
          "/phpmyadmin/",
          "/admin.php",
          "/wp-admin/setup-config.php",
          "/actuator/health",
          "/solr/admin/info/system",
          "/vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php",
          "/boaform/admin/formLogin",
          "/cgi-bin/luci",
          "/manager/html",
          "/config.json.bak",
          "/server-status",
          "/owa/auth",
          "/HNAP",
          "/backup.sql",
          "/telescope/requests",
          "/console/",
          "/_ignition/execute-solution",
          "/autodiscover/autodiscover.xml",
          "/.aws/credentials",
          "/.vscode/sftp.json");

  private CrmEndpoints() {}

  static List<CrmEndpoint> all() {
    return TABLE.lines().map(CrmEndpoint::parse).toList();
  }
}
