resource "alicloud_eip" "a" {}
