"""Views to HTML: pages from templates in the sandbox, prose and charts as safe markup."""
